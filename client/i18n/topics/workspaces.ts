import { topic } from './topic.ts';

/** The workspaces and the sections of the administration. */
export const workspaces = topic({
  en: {
    'app.screen': 'Coverage',
    'workspace.title': 'Workspaces',
    'workspace.coverage': 'Coverage',
    'workspace.operate': 'Operate',
    'workspace.admin': 'Administration',
    'workspace.account': 'My account',
    'admin.sections': 'Sections of the administration',
    'admin.imports': 'Imports',
    'admin.people': 'People and roles',
    'admin.tokens': 'Tokens',
    'admin.audit': 'Audit',
  },
  ru: {
    'app.screen': 'Охват',
    'workspace.title': 'Рабочие места',
    'workspace.coverage': 'Защищённость',
    'workspace.operate': 'Обстановка',
    'workspace.admin': 'Администрирование',
    'workspace.account': 'Моя учётная запись',
    'admin.sections': 'Разделы администрирования',
    'admin.imports': 'Загрузки',
    'admin.people': 'Люди и роли',
    'admin.tokens': 'Токены',
    'admin.audit': 'Аудит',
  },
  kk: {
    'app.screen': 'Қамту',
    'workspace.title': 'Жұмыс орындары',
    'workspace.coverage': 'Қорғалу',
    'workspace.operate': 'Жағдай',
    'workspace.admin': 'Әкімшілік',
    'workspace.account': 'Менің тіркелгім',
    'admin.sections': 'Әкімшілік бөлімдері',
    'admin.imports': 'Жүктеулер',
    'admin.people': 'Адамдар мен рөлдер',
    'admin.tokens': 'Токендер',
    'admin.audit': 'Аудит',
  },
});
