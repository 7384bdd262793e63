import { topic } from './topic.ts';

/** Where a figure comes from, and what is saved as a file. */
export const provenance = topic({
  en: {
    'provenance.ask': 'Where does this figure come from?',
    'provenance.how.reported':
      'Facilities with evidence of this source whose measure works ÷ facilities with evidence of this source.',
    'provenance.how.required':
      'Facilities the law obliges whose measure works ÷ facilities the law obliges of which this source has evidence.',
    'provenance.leftOut':
      '{n, plural, one {Left out, because nobody reports on it: {nText}} other {Left out, because nobody reports on them: {nText}}}',
    'provenance.printed': 'Printed in the documents',
    'provenance.notPrinted': 'No document prints this figure.',
    'provenance.percent': 'printed {printed}',
    'provenance.sum': '{n, plural, one {{nText} printed row} other {sum of {nText} printed rows}}',
    'provenance.agrees': 'agrees',
    'provenance.differs': 'differs',
    'provenance.conflicts': 'Contradictions it is part of',
    'provenance.rows':
      '{n, plural, one {Show {nText} facility behind it} other {Show the {nText} facilities behind it}}',
    'export.title': 'Save as a file',
    'export.short': 'Export',
    'export.xlsx': 'Excel workbook (XLSX)',
    'export.csv': 'Table (CSV)',
    'export.geojson': 'Map layer (GeoJSON)',
    'export.kml': 'Map layer (KML)',
    'export.list': 'This list',
    'export.territory': 'The whole territory',
    'export.reportPdf': 'Report (PDF)',
    'export.reportXlsx': 'Report (XLSX)',
    'export.png': 'Map picture (PNG)',
    'export.pngFailed': 'The picture could not be made',
  },
  ru: {
    'provenance.ask': 'Откуда эта цифра?',
    'provenance.how.reported':
      'Объекты со сведениями этого источника, где мера действует ÷ объекты со сведениями этого источника.',
    'provenance.how.required':
      'Обязанные по закону объекты, где мера действует ÷ обязанные по закону объекты, о которых у источника есть сведения.',
    'provenance.leftOut':
      '{n, plural, one {Не учтён, сведений нет: {nText}} few {Не учтено, сведений нет: {nText}} many {Не учтено, сведений нет: {nText}} other {Не учтено, сведений нет: {nText}}}',
    'provenance.printed': 'Напечатано в документах',
    'provenance.notPrinted': 'Ни один документ не печатает эту цифру.',
    'provenance.percent': 'напечатано {printed}',
    'provenance.sum':
      '{n, plural, one {сумма {nText} напечатанной строки} few {сумма {nText} напечатанных строк} many {сумма {nText} напечатанных строк} other {сумма {nText} напечатанной строки}}',
    'provenance.agrees': 'совпадает',
    'provenance.differs': 'расходится',
    'provenance.conflicts': 'Противоречия с её участием',
    'provenance.rows':
      '{n, plural, one {Показать {nText} объект} few {Показать {nText} объекта} many {Показать {nText} объектов} other {Показать {nText} объекта}}',
    'export.title': 'Сохранить в файл',
    'export.short': 'Экспорт',
    'export.xlsx': 'Книга Excel (XLSX)',
    'export.csv': 'Таблица (CSV)',
    'export.geojson': 'Слой карты (GeoJSON)',
    'export.kml': 'Слой карты (KML)',
    'export.list': 'Этот список',
    'export.territory': 'Вся территория',
    'export.reportPdf': 'Отчёт (PDF)',
    'export.reportXlsx': 'Отчёт (XLSX)',
    'export.png': 'Снимок карты (PNG)',
    'export.pngFailed': 'Снимок не получился',
  },
  kk: {
    'provenance.ask': 'Бұл сан қайдан алынған?',
    'provenance.how.reported':
      'Осы дереккөзде мәліметі бар, шарасы жұмыс істейтін объектілер ÷ осы дереккөзде мәліметі бар объектілер.',
    'provenance.how.required':
      'Заң міндеттейтін, шарасы жұмыс істейтін объектілер ÷ заң міндеттейтін, дереккөзде мәліметі бар объектілер.',
    'provenance.leftOut': 'Есепке кірмеді, мәлімет жоқ: {nText}',
    'provenance.printed': 'Құжаттарда басылғаны',
    'provenance.notPrinted': 'Бұл сан ешбір құжатта басылмаған.',
    'provenance.percent': 'басылғаны {printed}',
    'provenance.sum': 'басылған {nText} жолдың қосындысы',
    'provenance.agrees': 'сәйкес',
    'provenance.differs': 'сәйкес емес',
    'provenance.conflicts': 'Қатысы бар қайшылықтар',
    'provenance.rows': '{nText} объектіні көрсету',
    'export.title': 'Файлға сақтау',
    'export.short': 'Экспорт',
    'export.xlsx': 'Excel кітабы (XLSX)',
    'export.csv': 'Кесте (CSV)',
    'export.geojson': 'Карта қабаты (GeoJSON)',
    'export.kml': 'Карта қабаты (KML)',
    'export.list': 'Осы тізім',
    'export.territory': 'Бүкіл аумақ',
    'export.reportPdf': 'Есеп (PDF)',
    'export.reportXlsx': 'Есеп (XLSX)',
    'export.png': 'Карта суреті (PNG)',
    'export.pngFailed': 'Сурет жасалмады',
  },
});
