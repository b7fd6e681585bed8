/**
 * Cities that reports are datelined from without their country: capitals, and those that news agencies' stylebooks let stand alone;
 * in English, in the language of the place, and in German, French, Spanish, Italian and Turkish where those differ.
 */
const CITIES = `
Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden, Aleppo, Alger, Algiers, Almaty, Amman, Amsterdam, Ankara, Antananarivo, Antwerp, Astana,
Asunción, Atenas, Athen, Athens, Atina, Atlanta, Auckland, Austin, Bagdad, Baghdad, Baku, Baltimore, Bamako, Bangalore, Bangkok, Bangui,
Barcelona, Basel, Basra, Beijing, Beirut, Belfast, Belgrad, Belgrade, Belgrado, Bengaluru, Benghazi, Berlin, Berlino, Berlín, Bern, Berne,
Beyrouth, Bielefeld, Bilbao, Birmingham, Bishkek, Bogota, Bogotá, Bologna, Bombay, Bonn, Bordeaux, Boston, Brasilia, Brasília, Bratislava,
Brazzaville, Bremen, Brisbane, Bristol, Bruselas, Brussels, Bruxelles, Brüksel, Brüssel, Bucharest, Budapest, Buenos Aires, Buffalo,
Bujumbura, Bukarest, Bursa, Cairo, Calgary, Canberra, Cape Town, Caracas, Cardiff, Casablanca, Cenevre, Charkiw, Charleston, Charlotte,
Chennai, Chicago, Chisinau, Chittagong, Chișinău, Cincinnati, Ciudad de México, Cleveland, Cologne, Colombo, Columbus, Conakry, Copenhagen,
Cotonou, Curitiba, Córdoba, Dakar, Dallas, Damas, Damascus, Damaskus, Dar es Salaam, Darmstadt, Darwin, Delhi, Den Haag, Denver, Detroit,
Dhaka, Dili, Diyarbakır, Djibouti, Dnipro, Dodoma, Doha, Donetsk, Dortmund, Douala, Dresden, Dubai, Dublin, Dubrovnik, Duisburg, Durban,
Dushanbe, Düsseldorf, Edinburgh, Edmonton, El Cairo, Erbil, Erfurt, Eriwan, Essen, Estocolmo, Firenze, Florence, Frankfurt, Freetown,
Fukuoka, Fukushima, Gaborone, Gaza, Gaza City, Gdańsk, Geneva, Genf, Genoa, Genova, Genève, Georgetown, Gibraltar, Ginebra, Glasgow,
Gothenburg, Grozny, Guadalajara, Guangzhou, Guatemala City, Göteborg, Haifa, Halifax, Hamburg, Hannover, Hanoi, Harare, Hargeisa, Havana,
Havanna, Heidelberg, Helsinki, Herat, Hiroshima, Ho Chi Minh City, Hong Kong, Hongkong, Honolulu, Houston, Hyderabad, Idlib, Incheon,
Indianapolis, Innsbruck, Islamabad, Istanbul, Izmir, Jakarta, Jeddah, Jena, Jerusalem, Johannesburg, Juba, Kabul, Kairo, Kampala, Kandahar,
Kansas City, Kapstadt, Karachi, Karlsruhe, Kassel, Kathmandu, Katmandu, Kazan, Kharkiv, Khartoum, Kherson, Kiel, Kiev, Kiew, Kigali,
Kingston, Kinshasa, Kolkata, Konya, Kopenhagen, Krakau, Kraków, Kuala Lumpur, Kuwait City, Kyiv, Kyoto, Köln, København, La Habana, La Haye,
La Paz, Lagos, Lahore, Las Vegas, Lausanne, Le Caire, Leeds, Leipzig, Lille, Lima, Linz, Lisboa, Lisbon, Lisbonne, Lissabon, Liverpool,
Ljubljana, Lomé, London, Londra, Londres, Los Angeles, Luanda, Lusaka, Luxembourg, Luxemburg, Luzern, Lviv, Lwiw, Lyon, Madrid, Mailand,
Mainz, Malmö, Malé, Managua, Manama, Manchester, Mandalay, Manila, Mannheim, Maputo, Maracaibo, Mariupol, Marseille, Maseru, Mecca, Medellín,
Melbourne, Memphis, Mexico City, Mexiko-Stadt, Miami, Milan, Milano, Milwaukee, Minneapolis, Minsk, Mogadishu, Monaco, Monrovia, Monterrey,
Montevideo, Montgomery, Montreal, Montréal, Mosca, Moscou, Moscow, Moscú, Moskau, Moskova, Mosul, Mumbai, Munich, Muscat, Mykolaiv, Múnich,
München, Münster, N'Djamena, Nagasaki, Nagoya, Nairobi, Nanjing, Nantes, Naples, Napoli, Nashville, Naypyidaw, Neu-Delhi, New Delhi,
New Orleans, New York, Niamey, Nice, Nicosia, Nikosia, Nouakchott, Nur-Sultan, Nuremberg, Nürnberg, Odesa, Odessa, Oklahoma City, Omaha,
Orlando, Osaka, Oslo, Osnabrück, Ottawa, Ouagadougou, Palermo, Palma, Panama City, Parigi, Paris, París, Pekin, Peking, Perth, Peshawar,
Philadelphia, Phnom Penh, Phoenix, Pittsburgh, Podgorica, Port Louis, Port Moresby, Port-au-Prince, Portland, Porto, Porto Alegre, Potsdam,
Prag, Praga, Prague, Praha, Pretoria, Pristina, Providence, Pyongyang, Pékin, Quebec City, Quetta, Quezon City, Quito, Québec, Rabat,
Raleigh, Ramallah, Rangoon, Recife, Rennes, Reykjavik, Riad, Riga, Rio de Janeiro, Riyadh, Rom, Roma, Rome, Rostock, Rostov-on-Don,
Rotterdam, Saarbrücken, Sacramento, Salt Lake City, Salvador, Salzburg, Samarkand, San Antonio, San Diego, San Francisco, San José, San Juan,
San Salvador, Sana'a, Sanaa, Santiago, Santo Domingo, Sapporo, Sarajevo, Schwerin, Seattle, Seoul, Seul, Sevastopol, Sevilla, Seville, Seúl,
Shanghai, Shenzhen, Simferopol, Singapore, Singapur, Skopje, Sofia, Srinagar, St. Louis, St. Petersburg, Stockholm, Strasbourg, Straßburg,
Stuttgart, Suva, Sydney, São Paulo, Séoul, Taipeh, Taipei, Tallinn, Tampa, Tashkent, Tbilisi, Tegucigalpa, Teheran, Tehran, Tel Aviv,
The Hague, Thessaloniki, Thimphu, Tiflis, Tirana, Tokio, Tokyo, Torino, Toronto, Toulouse, Trieste, Tripoli, Tunis, Turin, Téhéran,
Ulaanbaatar, Utrecht, Vaduz, Valencia, Valletta, Valparaíso, Vancouver, Varsavia, Varsovia, Varsovie, Vatican City, Vatikanstadt, Venedig,
Venezia, Venice, Victoria, Viena, Vienna, Vienne, Vientiane, Vilnius, Vladivostok, Warsaw, Warschau, Washington, Wellington, Wien, Wiesbaden,
Windhoek, Winnipeg, Wuhan, Würzburg, Yangon, Yaoundé, Yekaterinburg, Yerevan, Zagreb, Zaporizhzhia, Zurich, Zúrich, Zürich, İstanbul, İzmir,
Берлин, Берлін, Брюссель, Варшава, Вашингтон, Дніпро, Киев, Київ, Лондон, Львів, Минск, Москва, Одеса, Париж, Харків`;

const known = new Set(CITIES.split(',').map((name) => name.trim().toUpperCase()));

/** Whether a name, in any case, is one of a city that stands alone in datelines. */
export const isCity = (name: string): boolean => known.has(name.trim().toUpperCase());
