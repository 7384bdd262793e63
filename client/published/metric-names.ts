import type { Name } from '../../shared/hierarchy/schema.ts';

const named = (en: string, ru: string, kk: string): Name => ({ en, ru, kk });

/** What the printed totals count, by the metric of the headlines table. */
const METRICS: Readonly<Record<string, Name>> = {
  cameras_connected: named(
    'Cameras linked to the control centre',
    'Камер выведено в ЦОУ',
    'ЖБО-ға қосылған камералар',
  ),
  cameras_in_country: named('Cameras in the country', 'Камер в стране', 'Елдегі камералар'),
  cameras_installed: named('Cameras installed', 'Камер установлено', 'Орнатылған камералар'),
  cameras_needed: named('Cameras needed', 'Требуется камер', 'Қажет камералар'),
  cameras_owned_by_mia: named(
    'Cameras of the police',
    'Камер органов внутренних дел',
    'Ішкі істер органдарының камералары',
  ),
  cameras_partner_intelligent: named(
    'Intelligent cameras of partners',
    'Интеллектуальных камер партнёров',
    'Әріптестердің зияткерлік камералары',
  ),
  cameras_private: named('Private cameras', 'Частных камер', 'Жеке камералар'),
  cameras_traffic_enforcement: named(
    'Traffic enforcement cameras',
    'Камер фиксации нарушений',
    'Жол ережесін бұзуды тіркейтін камералар',
  ),
  city_facilities: named(
    'Facilities of the large cities',
    'Объектов в крупных городах',
    'Ірі қалалардағы объектілер',
  ),
  city_facilities_alarm_button: named(
    'Large cities: with an alarm button',
    'Крупные города: с тревожной кнопкой',
    'Ірі қалалар: дабыл түймесі бар',
  ),
  city_facilities_licensed_guard: named(
    'Large cities: with a licensed guard',
    'Крупные города: с лицензированной охраной',
    'Ірі қалалар: лицензиялы күзеті бар',
  ),
  city_facilities_turnstile: named(
    'Large cities: with a turnstile',
    'Крупные города: с турникетом',
    'Ірі қалалар: турникеті бар',
  ),
  control_centre_cost: named('Cost of one control centre', 'Стоимость одного ЦОУ', 'Бір ЖБО-ның құны'),
  control_centres_regional: named('Regional control centres', 'Областных ЦОУ', 'Облыстық ЖБО'),
  control_centres_small_city: named(
    'Control centres of small towns',
    'ЦОУ малых городов',
    'Шағын қалалардың ЖБО',
  ),
  control_centres_small_city_needed: named(
    'Control centres needed in small towns',
    'Требуется ЦОУ в малых городах',
    'Шағын қалаларға қажет ЖБО',
  ),
  education_organisations: named('Education organisations', 'Организаций образования', 'Білім беру ұйымдары'),
  education_organisations_in_republic: named(
    'Education organisations in the Republic',
    'Организаций образования в Республике',
    'Республикадағы білім беру ұйымдары',
  ),
  facilities_alarm_button: named('With an alarm button', 'С тревожной кнопкой', 'Дабыл түймесі бар'),
  facilities_cctv_connected: named(
    'Video linked to the control centre',
    'Видео выведено в ЦОУ',
    'Бейнесі ЖБО-ға қосылған',
  ),
  facilities_guarded_private: named(
    'Guarded by private firms',
    'Под частной охраной',
    'Жеке күзет фирмалары күзететін',
  ),
  facilities_guarded_specialised: named(
    'Guarded by the specialised service',
    'Под специализированной охраной',
    'Мамандандырылған қызмет күзететін',
  ),
  facilities_inspected: named('Inspected', 'Проверено', 'Тексерілген'),
  facilities_non_compliant: named('Found non-compliant', 'Не соответствуют требованиям', 'Талапқа сай емес'),
  facilities_with_cctv: named('With video surveillance', 'С видеонаблюдением', 'Бейнебақылауы бар'),
  heads_held_liable: named(
    'Heads held liable',
    'Руководителей привлечено к ответственности',
    'Жауапқа тартылған басшылар',
  ),
  monitoring_groups: named('Monitoring groups', 'Мониторинговых групп', 'Мониторинг топтары'),
  not_terror_vulnerable_facilities: named(
    'Not terror-vulnerable',
    'Не уязвимых в террористическом отношении',
    'Террористік тұрғыдан осал емес',
  ),
  schools_alarm_to_monitoring_panel: named(
    'Schools: alarm on a monitoring desk',
    'Школы: тревога на пульт наблюдения',
    'Мектептер: дабыл бақылау пультінде',
  ),
  schools_cctv_meeting_standard_share: named(
    'Schools: video meets the standard',
    'Школы: видео отвечает требованиям',
    'Мектептер: бейнебақылау талапқа сай',
  ),
  schools_guarded_with_alarm_button: named(
    'Schools: guarded, with an alarm button',
    'Школы: под охраной, с тревожной кнопкой',
    'Мектептер: күзеті мен дабыл түймесі бар',
  ),
  schools_not_connected: named('Schools not linked', 'Школ не подключено', 'Қосылмаған мектептер'),
  schools_requiring_turnstiles: named(
    'Schools that need turnstiles',
    'Школ, которым нужны турникеты',
    'Турникет қажет мектептер',
  ),
  schools_with_cctv_share: named(
    'Schools with video surveillance',
    'Школ с видеонаблюдением',
    'Бейнебақылауы бар мектептер',
  ),
  schools_with_turnstiles: named('Schools with turnstiles', 'Школ с турникетами', 'Турникеті бар мектептер'),
  terror_vulnerable_facilities: named(
    'Terror-vulnerable facilities',
    'Объектов, уязвимых в террористическом отношении',
    'Террористік тұрғыдан осал объектілер',
  ),
};

const TEXT_ROW = 'facilities_cctv_connected_text_';

/** The name of a metric; `row` names the region of a number that stands in the text, an unknown metric keeps its key. */
export function metricName(
  metric: string,
  name: (name: Name) => string,
  row: (key: string) => string,
): string {
  const own = METRICS[metric];
  if (own) return name(own);
  const linked = METRICS['facilities_cctv_connected'];
  return linked && metric.startsWith(TEXT_ROW)
    ? `${name(linked)}: ${row(metric.slice(TEXT_ROW.length))}`
    : metric;
}
