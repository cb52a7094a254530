-- Why a request is blocked, how a digital request was met, what has no visitor.
alter table nomenclature.code drop constraint code_list_check;
alter table nomenclature.code add constraint code_list_check check (list in ('theme', 'operator', 'level', 'presence', 'direction',
    'result', 'age-band', 'gender', 'situation', 'language', 'blocker', 'support', 'autonomy', 'device', 'activity'));
