-- Where a counterpart in an outside framework was read, and when; nothing as long as nobody compared it.
alter table skills.gesture_alignment add column source text check (length(source) between 1 and 200), add column checked_on date;

alter table skills.gesture_alignment no force row level security;

-- A suspicious message is an example of DigComp's 4.2, where the text of 2.2 gives it among the skills; we had read it under 4.1.
update skills.gesture_alignment set outside = '4.2' where version = 1 and code = 'scam' and framework in ('digcomp-2.2', 'digcomp-3.0') and outside = '4.1';

-- DigComp 2.2 (Vuorikari, Kluzer, Punie, JRC 2022), descriptors of 1.1, 2.1, 2.2 and 2.3 and examples of 4.2 (electronic identification, suspicious messages).
update skills.gesture_alignment set checked = true, checked_on = '2026-11-30', source = 'DigComp 2.2, JRC, EUR 31006 EN, 2022: descriptors and examples'
where version = 1 and framework = 'digcomp-2.2' and (code, outside) in
    (('search', '1.1'), ('message', '2.1'), ('photograph', '2.2'), ('form', '2.3'), ('sign-in', '4.2'), ('scam', '4.2'));
-- DigComp 3.0 keeps the structure of 2.2 and words its competences anew; of these only 1.1 was read.
update skills.gesture_alignment set checked = true, checked_on = '2026-11-30', source = 'DigComp 3.0, JRC, 2025: descriptor of 1.1'
where version = 1 and framework = 'digcomp-3.0' and (code, outside) = ('search', '1.1');
-- Pix, domains of the reference frame of its certification (RS5875): configuration of the internet; search engines; mails; e-citizenship; phishing.
update skills.gesture_alignment set checked = true, checked_on = '2026-11-30', source = 'Pix, référentiel de certification RS5875 : contenu des domaines'
where version = 1 and framework = 'pix' and (code, outside) in (('connect', '5'), ('search', '1'), ('message', '2'), ('form', '2'), ('scam', '4'));
update skills.gesture_alignment set checked_on = '2026-11-30', source = 'La Coop, thématiques des comptes rendus d’activité, été 2026'
where version = 1 and framework = 'coop-thematique' and checked;

alter table skills.gesture_alignment force row level security;
