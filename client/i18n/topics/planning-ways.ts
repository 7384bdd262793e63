import { topic } from './topic.ts';

/** Who would come: lines from the posts of an answer to the places that each is nearest to. */
export const planningWays = topic({
  en: {
    'ways.toggle': 'Lines: who would come',
    'ways.about':
      'A line leads to each place from the post that is nearest to it in time, by the same estimate as the answer.',
    'ways.new': 'from a new post: {count}',
    'ways.fixed': 'from a post that stays: {count}',
    'ways.late': 'nearest, but not in time: {count}',
    'ways.lost': 'The lines could not be fetched; the answer stands',
    'ways.serves':
      'nearest to {n, plural, one {{nText} place} other {{nText} places}}, people there: {people}',
    'ways.servesLate': 'not in time: {count}',
    'ways.servesUnknown': 'places with an unknown number of people: {count}',
    'ways.staying': 'Posts that stay: {count}',
    'ways.stayingList': 'Posts that stay and whom they serve',
  },
  ru: {
    'ways.toggle': 'Линии: кто приедет',
    'ways.about':
      'К каждому месту ведёт линия от поста, ближайшего по времени, – по той же оценке, что и в ответе.',
    'ways.new': 'от нового поста: {count}',
    'ways.fixed': 'от поста, который остаётся: {count}',
    'ways.late': 'ближайший не успевает: {count}',
    'ways.lost': 'Линии получить не удалось; сам ответ верен',
    'ways.serves':
      'ближе всех к {n, plural, one {{nText} месту} few {{nText} местам} many {{nText} местам} other {{nText} места}}, людей там: {people}',
    'ways.servesLate': 'не успевает: {count}',
    'ways.servesUnknown': 'мест, где число людей неизвестно: {count}',
    'ways.staying': 'Посты, которые остаются: {count}',
    'ways.stayingList': 'Посты, которые остаются, и кого они обслуживают',
  },
  kk: {
    'ways.toggle': 'Сызықтар: кім келеді',
    'ways.about': 'Әр орынға уақыт бойынша ең жақын бекеттен сызық жүргізілген, бағалау жауаптағымен бірдей.',
    'ways.new': 'жаңа бекеттен: {count}',
    'ways.fixed': 'қалатын бекеттен: {count}',
    'ways.late': 'ең жақыны үлгермейді: {count}',
    'ways.lost': 'Сызықтар алынбады; жауаптың өзі дұрыс',
    'ways.serves': '{nText} орынға ең жақын, ондағы адам: {people}',
    'ways.servesLate': 'үлгермейтіні: {count}',
    'ways.servesUnknown': 'адам саны белгісіз орын: {count}',
    'ways.staying': 'Қалатын бекеттер: {count}',
    'ways.stayingList': 'Қалатын бекеттер және олар қамтитын орындар',
  },
});
