create schema homes;
grant usage on schema homes to ${app};

-- A visit to the home that a case is about: where it is counted, on which day. No name, no address. All of it goes with its case.
create table homes.visit (
    id          uuid primary key,
    association uuid not null references access.association,
    case_file   uuid not null references cases.case_file on delete cascade,
    point       uuid not null references network.point,
    day         date not null,
    made_by     uuid not null,
    made_at     timestamptz not null,
    version     int not null default 0
);
create index visit_of_case on homes.visit (case_file, day);
create index visit_by_day on homes.visit (association, day);

-- What was answered in a part of the checklist: codes and numbers under the names of their questions, and one text of what else was seen,
-- sealed as the files of persons are ("key" names the key).
create table homes.section (
    visit       uuid not null references homes.visit on delete cascade,
    section     text not null check (section in ('danger', 'building', 'temperatures', 'equipment', 'uses', 'energy', 'installed', 'advice', 'orientation')),
    association uuid not null references access.association,
    answers     jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
    said        bytea,
    key         text,
    changed_by  uuid not null,
    changed_at  timestamptz not null,
    version     int not null default 0,
    primary key (visit, section),
    check ((said is null) = (key is null))
);
create index section_by_key on homes.section (association, key) where key is not null;

-- What was found when the home was asked again, 3 and 12 months after the last visit.
create table homes.follow_up (
    id          uuid primary key,
    association uuid not null references access.association,
    case_file   uuid not null references cases.case_file on delete cascade,
    months      int not null check (months in (3, 12)),
    day         date not null,
    answers     jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
    said        bytea,
    key         text,
    made_by     uuid not null,
    changed_at  timestamptz not null,
    version     int not null default 0,
    unique (case_file, months),
    check ((said is null) = (key is null))
);
create index follow_up_by_day on homes.follow_up (association, day);
create index follow_up_by_key on homes.follow_up (association, key) where key is not null;

-- What the person agrees to let somebody else read of a visit. Without a row here there is no report.
create table homes.sharing (
    visit       uuid primary key references homes.visit on delete cascade,
    association uuid not null references access.association,
    recipient   text not null check (recipient in ('landlord', 'social-landlord', 'council', 'renovation', 'funder')),
    parts       text[] not null check (cardinality(parts) > 0),
    manner      text not null check (manner in ('spoken', 'telephone', 'written')),
    agreed_on   date not null,
    noted_by    uuid not null,
    noted_at    timestamptz not null
);

do $$
declare t text;
begin
    foreach t in array array['visit', 'section', 'follow_up', 'sharing'] loop
        execute format('alter table homes.%I enable row level security', t);
        execute format('alter table homes.%I force row level security', t);
        execute format('create policy own on homes.%I using (association = (select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on homes.%I to ${app}', t);
    end loop;
end $$;

-- Small equipment that is left in a home and gestures that are advised, with what one of them may save in a year, from a day on. "kwh" is
-- for one piece; "share" is percents of what "of_use" takes. The network's head writes them; an older line stays, for visits of its time.
create table homes.measure (
    code       text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    valid_from date not null,
    kind       text not null check (kind in ('equipment', 'gesture')),
    label      text not null check (length(label) between 3 and 80),
    label_en   text not null default '' check (length(label_en) <= 80),
    kwh        int check (kwh between 1 and 5000),
    share      int check (share between 1 and 50),
    of_use     text check (of_use in ('heating', 'hot-water', 'bill')),
    source     text not null check (length(source) between 3 and 200),
    read_on    date not null,
    checked    boolean not null default false,
    proposed   boolean not null default true,
    place      int not null default 100,
    changed_by uuid,
    changed_at timestamptz,
    primary key (code, valid_from),
    check ((share is null) = (of_use is null)),
    check (kwh is null or share is null)
);
alter table homes.measure enable row level security;
alter table homes.measure force row level security;
create policy read on homes.measure for select using (true);
create policy ship on homes.measure for insert to current_user with check (true);
create policy write on homes.measure for insert with check (current_setting('parvis.scope', true) = 'network');
create policy change on homes.measure for update using (current_setting('parvis.scope', true) = 'network');
grant select, insert, update on homes.measure to ${app};

-- Orders of magnitude: what nobody compared with its source prints "à vérifier". A computed one says its computation, so that it can be checked.
insert into homes.measure (code, valid_from, kind, label, label_en, kwh, share, of_use, source, read_on, place) values
    ('led-lamp', '2026-01-01', 'equipment', 'Ampoule LED', 'LED lamp', 35, null, null, 'Calcul : 42 W remplacés par 7 W, 1 000 heures par an', '2026-11-26', 10),
    ('power-strip', '2026-01-01', 'equipment', 'Multiprise à interrupteur', 'Power strip with a switch', 70, null, null, 'Calcul : 10 W de veille éteints 7 000 heures par an', '2026-11-26', 20),
    ('aerator', '2026-01-01', 'equipment', 'Mousseur de robinet', 'Tap aerator', null, 5, 'hot-water', 'Ordre de grandeur, sans source', '2026-11-26', 30),
    ('shower-saver', '2026-01-01', 'equipment', 'Douchette économe', 'Shower saver', null, 15, 'hot-water', 'Ordre de grandeur, sans source', '2026-11-26', 40),
    ('window-seal', '2026-01-01', 'equipment', 'Joint de fenêtre', 'Window seal', null, 2, 'heating', 'Ordre de grandeur, sans source', '2026-11-26', 50),
    ('door-seal', '2026-01-01', 'equipment', 'Bas de porte', 'Door seal', null, 2, 'heating', 'Ordre de grandeur, sans source', '2026-11-26', 60),
    ('reflector', '2026-01-01', 'equipment', 'Panneau réflecteur derrière un radiateur', 'Reflective panel', null, 1, 'heating', 'Ordre de grandeur, sans source', '2026-11-26', 70),
    ('thermometer', '2026-01-01', 'equipment', 'Thermomètre', 'Thermometer', null, null, null, 'N’économise rien seul : il aide à régler', '2026-11-26', 80),
    ('timer', '2026-01-01', 'equipment', 'Programmateur de prise', 'Timer', null, null, null, 'Dépend de l’appareil branché', '2026-11-26', 90),
    ('fridge-thermometer', '2026-01-01', 'equipment', 'Thermomètre de réfrigérateur', 'Fridge thermometer', null, null, null, 'N’économise rien seul : il aide à régler', '2026-11-26', 95),
    ('heating-degree', '2026-01-01', 'gesture', 'Baisser le chauffage de 1 °C', 'Turn the heating down by 1 °C', null, 7, 'heating', 'ADEME, citée par latribune.fr (juillet 2022)', '2026-11-26', 10),
    ('heating-night', '2026-01-01', 'gesture', 'Baisser le chauffage la nuit et en cas d’absence', 'Turn the heating down at night and when away', null, 7, 'heating', 'Comme 1 °C de moins en moyenne : ADEME, citée par latribune.fr (juillet 2022)', '2026-11-26', 20),
    ('shutters', '2026-01-01', 'gesture', 'Fermer les volets et les rideaux le soir', 'Close shutters and curtains in the evening', null, 3, 'heating', 'Ordre de grandeur, sans source', '2026-11-26', 30),
    ('radiators-free', '2026-01-01', 'gesture', 'Dégager les radiateurs', 'Keep radiators free', null, 2, 'heating', 'Ordre de grandeur, sans source', '2026-11-26', 40),
    ('airing', '2026-01-01', 'gesture', 'Aérer 10 minutes par jour, chauffage coupé', 'Air 10 minutes a day with the heating off', null, null, null, 'D’abord pour l’air et contre la moisissure', '2026-11-26', 50),
    ('tank-55', '2026-01-01', 'gesture', 'Régler le chauffe-eau à 55 °C', 'Set the water heater to 55 °C', null, 10, 'hot-water', 'ADEME pour le réglage ; gain : ordre de grandeur, sans source', '2026-11-26', 60),
    ('tank-off-peak', '2026-01-01', 'gesture', 'Chauffer l’eau en heures creuses', 'Heat water in off-peak hours', null, null, null, 'Change le prix, pas la consommation', '2026-11-26', 70),
    ('shower', '2026-01-01', 'gesture', 'Prendre des douches de 5 minutes au plus', 'Take showers of 5 minutes at most', null, 20, 'hot-water', 'ADEME pour la durée ; gain : ordre de grandeur, sans source', '2026-11-26', 80),
    ('stand-by', '2026-01-01', 'gesture', 'Éteindre les veilles', 'Switch off what is on stand-by', null, 10, 'bill', 'Jusqu’à 10 % de la facture : ADEME, citée par latribune.fr (juillet 2022)', '2026-11-26', 90),
    ('fridge', '2026-01-01', 'gesture', 'Dégivrer et régler le réfrigérateur', 'Defrost and set the fridge', 60, null, null, 'Calcul : 17 % de 346 kWh par an (ADEME) ; part sans source', '2026-11-26', 100),
    ('dryer', '2026-01-01', 'gesture', 'Sécher le linge à l’air', 'Dry laundry in the air', 301, null, null, 'Un sèche-linge : 301 kWh par an, ADEME, citée par hellowatt.fr', '2026-11-26', 110),
    ('cold-wash', '2026-01-01', 'gesture', 'Laver à 30 °C', 'Wash at 30 °C', 50, null, null, 'Ordre de grandeur, sans source', '2026-11-26', 120),
    ('lids', '2026-01-01', 'gesture', 'Couvrir les casseroles', 'Cover pans', 40, null, null, 'Ordre de grandeur, sans source', '2026-11-26', 130),
    ('light', '2026-01-01', 'gesture', 'Éteindre les lumières', 'Switch lights off', 30, null, null, 'Ordre de grandeur, sans source', '2026-11-26', 140);
