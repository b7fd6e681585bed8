import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedInText } from './signed-text.ts';

const text = ['港務局は３日、フェリーの運航を再開すると発表した。', '二つ目の段落。', '三つ目の段落。'];

test('Japanese reports are signed with the town', () => {
  assert.deepEqual(signedInText(['【ロンドン＝田中花子】港務局は３日、フェリーの運航を再開すると発表した。', ...text]), [
    { name: '田中花子', place: 'ロンドン' },
  ]);
  assert.deepEqual(signedInText([...text, '船員は交渉に戻った。【エルサレム山本一、カイロ田中花子】']), [
    { name: '山本一', place: 'エルサレム' },
    { name: '田中花子', place: 'カイロ' },
  ]);
});
test('a name alone in the last line signs the text', () => {
  const body = ['Phà chạy lại từ thứ Hai.', 'Công ty cho biết như vậy.', 'Thủy thủ đồng ý.'];
  assert.deepEqual(signedInText([...body, 'Lê Hoa']), [{ name: 'Lê Hoa' }]);
  assert.deepEqual(signedInText([...body, 'Hà Nội mưa.']), []);
  assert.deepEqual(signedInText(['Lê Hoa']), []);
  assert.deepEqual(signedInText([...body, 'New York']), []);
});
