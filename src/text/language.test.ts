import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage, primary } from './language.ts';

const lines: readonly (readonly [string, string])[] = [
  ['en', 'The harbour office said on Tuesday that three ferries would not sail before the storm had passed.'],
  ['de', 'Das Hafenamt teilte am Dienstag mit, dass drei Fähren vor dem Ende des Sturms nicht auslaufen werden.'],
  ['fr', 'La capitainerie a annoncé mardi que trois bacs ne partiraient pas avant la fin de la tempête.'],
  ['es', 'La oficina del puerto dijo el martes que tres transbordadores no zarparán antes de que pase la tormenta.'],
  ['ru', 'Управление порта сообщило во вторник, что три парома не выйдут в море до окончания шторма.'],
  ['uk', 'Управління порту повідомило у вівторок, що три пороми не вийдуть у море до завершення шторму.'],
  ['ja', '港湾事務所は火曜日、嵐が過ぎるまで三隻のフェリーは出航しないと発表した。'],
  ['zh', '港务局周二表示，在风暴过去之前，三艘渡轮将不会启航。'],
  ['ko', '항만청은 화요일 폭풍이 지나갈 때까지 여객선 세 척이 출항하지 않을 것이라고 밝혔다.'],
  ['el', 'Το λιμεναρχείο ανακοίνωσε την Τρίτη ότι τρία πλοία δεν θα αποπλεύσουν.'],
  ['ar', 'قال مكتب الميناء يوم الثلاثاء إن ثلاث عبارات لن تبحر قبل انتهاء العاصفة.'],
];
for (const [lang, text] of lines) test(`knows ${lang}`, () => assert.equal(detectLanguage(text), lang));

test('a clear text overrules what its template says', () => {
  assert.equal(detectLanguage(lines[1]?.[1] ?? '', 'en-US'), 'de');
  assert.equal(detectLanguage(lines[6]?.[1] ?? '', 'en'), 'ja');
});
test('a text too short to tell follows the hint, or is left open', () => {
  assert.equal(detectLanguage('OK 2024', 'nl'), 'nl');
  assert.equal(detectLanguage('2024'), 'und');
  assert.equal(detectLanguage('', undefined), 'und');
});
test('Danish and Norwegian hints are believed on texts that could be either', () => {
  assert.equal(detectLanguage('Havnekontoret sagde tirsdag, at tre færger ikke vil sejle før stormen er ovre.', 'nb'), 'nb');
});
test('a tag gives its primary part', () => {
  assert.equal(primary('pt-BR'), 'pt');
  assert.equal(primary('zh_Hans_CN'), 'zh');
  assert.equal(primary('iw'), 'he');
  assert.equal(primary('not a tag!'), undefined);
});
