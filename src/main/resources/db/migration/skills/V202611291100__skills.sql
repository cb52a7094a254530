create schema skills;
grant usage on schema skills to ${app};

-- An everyday gesture. On a day the highest version holds that is valid by then; an observation keeps the one that was seen. The network's head writes them.
create table skills.gesture (
    code         text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    version      int not null check (version >= 1),
    label        text not null check (length(label) between 3 and 60),
    label_en     text not null default '' check (length(label_en) <= 60),
    watch_for    text not null check (length(watch_for) between 3 and 120),
    watch_for_en text not null default '' check (length(watch_for_en) <= 120),
    picture      text not null check (picture ~ '^[a-z0-9-]{2,40}$'),
    themes       text[] not null default '{}',
    place        int not null default 100 check (place between 0 and 1000),
    proposed     boolean not null default true,
    valid_from   date not null,
    changed_by   uuid,
    changed_at   timestamptz,
    primary key (code, version)
);

-- What a gesture is in an outside framework, in that version of the framework. "checked": somebody compared it with the framework's own text.
create table skills.gesture_alignment (
    code      text not null,
    version   int not null,
    framework text not null check (framework in ('digcomp-2.2', 'digcomp-3.0', 'pix', 'coop-thematique')),
    outside   text not null check (length(outside) between 1 and 60),
    checked   boolean not null default false,
    primary key (code, version, framework, outside),
    foreign key (code, version) references skills.gesture
);

do $$
declare t text;
begin
    foreach t in array array['gesture', 'gesture_alignment'] loop
        execute format('alter table skills.%I enable row level security', t);
        execute format('alter table skills.%I force row level security', t);
        execute format('create policy read on skills.%I for select using (true)', t);
        execute format('create policy ship on skills.%I for insert to current_user with check (true)', t);
        execute format('create policy write on skills.%I for insert with check (current_setting(''parvis.scope'', true) = ''network'')', t);
        execute format('grant select, insert on skills.%I to ${app}', t);
    end loop;
end $$;

-- Somebody who learns, under a card or as a person of whom there is a file. Without either it is a path of nobody: it still counts, and nothing
-- can join it again.
create table skills.learner (
    id          uuid primary key,
    association uuid not null references access.association,
    card        uuid,
    person      uuid,
    moved_by    uuid,
    made_on     date not null,
    unique (association, id),
    foreign key (association, card) references sheets.card (association, id) on delete set null (card),
    foreign key (association, person) references people.person (association, id)
);
create unique index learner_of_card on skills.learner (association, card) where card is not null;
create index learner_of_person on skills.learner (association, person) where person is not null;

-- What was seen of a learner on a day; said twice, the later corrects the earlier. "access" and "brakes" are null when nobody asked.
create table skills.assessment (
    id          uuid primary key,
    association uuid not null,
    learner     uuid not null,
    point       uuid not null,
    day         date not null,
    access      text[] check (access <@ array['computer', 'phone', 'connection', 'mailbox']),
    brakes      text[] check (brakes <@ array['fear', 'reading', 'french', 'equipment', 'cost', 'time', 'habit']),
    made_by     uuid not null,
    made_at     timestamptz not null,
    version     int not null default 0,
    unique (association, id),
    unique (association, learner, day),
    foreign key (association, learner) references skills.learner (association, id) on delete cascade,
    foreign key (association, point) references network.point (association, id)
);
create index assessment_by_day on skills.assessment (association, day);

-- How one gesture was done: 0 with help, 1 prompted, 2 alone. What was not tried is no row. "second": a colleague saw the same without knowing
-- what the first had said; "to_double" asks for that. "visit": it was seen during that visit.
create table skills.observation (
    association     uuid not null,
    assessment      uuid not null,
    gesture         text not null,
    gesture_version int not null,
    level           smallint not null check (level between 0 and 2),
    second          boolean not null default false,
    to_double       boolean not null default false,
    visit           uuid,
    observer        uuid not null,
    seen_at         timestamptz not null,
    primary key (assessment, gesture, second),
    foreign key (association, assessment) references skills.assessment (association, id) on delete cascade,
    foreign key (association, visit) references visits.visit (association, id),
    foreign key (gesture, gesture_version) references skills.gesture
);
create index observation_of_assessment on skills.observation (association, assessment);
create index observation_to_double on skills.observation (association, assessment) where to_double;
create index observation_of_visit on skills.observation (association, visit) where visit is not null;

-- How often a first and a second look said what, by month: of no learner and no mediator, and the only thing that all associations read of each
-- other, as sums, because few associations alone have enough of them.
create table skills.doubled (
    association uuid not null references access.association,
    month       date not null,
    first       smallint not null check (first between 0 and 2),
    second      smallint not null check (second between 0 and 2),
    seen        int not null check (seen > 0),
    primary key (association, month, first, second)
);
create index doubled_by_month on skills.doubled (month);
alter table skills.doubled enable row level security;
alter table skills.doubled force row level security;
create policy read_all on skills.doubled for select using (true);
create policy write_own on skills.doubled for insert with check (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy change_own on skills.doubled for update using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update on skills.doubled to ${app};

-- What groups of learners add to the figures of the last twelve months, and those seen once: of nobody, without mediator, point or day. The
-- network's head reads them, and is told only what all of them say together.
create table skills.group_sum (
    association    uuid not null references access.association,
    place          int not null,
    learners       int not null,
    seen           int not null,
    ups            int not null,
    downs          int not null,
    alone          int not null,
    could          int not null,
    could_learners int not null,
    primary key (association, place)
);
create table skills.once_sum (
    association uuid primary key references access.association,
    seen        int not null,
    alone       int not null,
    learners    int not null,
    folded_at   timestamptz not null
);
do $$
declare t text;
begin
    foreach t in array array['group_sum', 'once_sum'] loop
        execute format('alter table skills.%I enable row level security', t);
        execute format('alter table skills.%I force row level security', t);
        execute format('create policy own on skills.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('create policy head on skills.%I for select using (current_setting(''parvis.scope'', true) = ''network'')', t);
    end loop;
end $$;
grant select, insert, delete on skills.group_sum to ${app};
grant select, insert, update on skills.once_sum to ${app};

-- Paths that were forgotten, as counts: first and last level; -1 when there was no second time.
create table skills.past_path (
    association uuid not null references access.association,
    year        int not null,
    gesture     text not null,
    before      smallint not null check (before between 0 and 2),
    after       smallint not null check (after between -1 and 2),
    paths       int not null check (paths > 0),
    primary key (association, year, gesture, before, after)
);

do $$
declare t text;
begin
    foreach t in array array['learner', 'assessment', 'observation', 'past_path'] loop
        execute format('alter table skills.%I enable row level security', t);
        execute format('alter table skills.%I force row level security', t);
        execute format('create policy own on skills.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, update, delete on skills.learner, skills.observation to ${app};
grant select, insert, update on skills.assessment, skills.past_path to ${app};

insert into skills.gesture (code, version, label, label_en, watch_for, watch_for_en, picture, themes, place, valid_from) values
    ('switch-on', 1, 'Allumer et régler l’appareil', 'Switch on and set the device', 'Allume, déverrouille, règle le son ou la luminosité.',
        'Switches it on, unlocks it, sets sound or brightness.', 'power', '{digital-basics,digital-repair}', 10, '2026-01-01'),
    ('connect', 1, 'Se connecter à internet', 'Get on the internet', 'Choisit le réseau, entre la clé, voit que la connexion marche.',
        'Chooses the network, enters the key, sees that it works.', 'wifi', '{digital-internet,digital-self-service,digital-equipment}', 20, '2026-01-01'),
    ('search', 1, 'Chercher sur internet', 'Search the internet', 'Tape quelques mots, choisit un résultat qui répond.',
        'Types a few words, chooses a result that answers.', 'search', '{digital-internet,digital-culture}', 30, '2026-01-01'),
    ('message', 1, 'Lire et envoyer un message', 'Read and send a message', 'Ouvre sa boîte, lit, répond, envoie.',
        'Opens the mailbox, reads, answers, sends.', 'envelope-at', '{digital-email,digital-social}', 40, '2026-01-01'),
    ('photograph', 1, 'Photographier un papier et l’envoyer', 'Photograph a paper and send it', 'La photo est nette et entière ; la joint et l’envoie.',
        'The picture is sharp and whole; attaches and sends it.', 'camera', '{digital-files,digital-print}', 50, '2026-01-01'),
    ('sign-in', 1, 'Se connecter à son compte', 'Sign in to an account', 'Entre son identifiant, son mot de passe, le code reçu.',
        'Enters the name, the password, the code received.', 'key', '{digital-password}', 60, '2026-01-01'),
    ('form', 1, 'Remplir une démarche en ligne', 'Fill in an online form', 'Lit, remplit, vérifie, envoie ; retrouve la confirmation.',
        'Reads, fills in, checks, sends; finds the confirmation.', 'card-checklist', '{digital-shopping,family,taxes,health,housing,retirement,work,papers}', 70, '2026-01-01'),
    ('scam', 1, 'Repérer un message piégé', 'Spot a trap message', 'Dit ce qui est louche et n’ouvre pas le lien.',
        'Says what is odd and does not open the link.', 'shield-exclamation', '{digital-security}', 80, '2026-01-01');

-- Our reading of the frameworks, to be compared with their own texts; La Coop's themes are those of the nomenclature's crosswalk.
insert into skills.gesture_alignment (code, version, framework, outside, checked)
select a.code, 1, a.framework, a.outside, a.framework = 'coop-thematique' from (values
    ('switch-on', 'digcomp-2.2', '5.1'), ('switch-on', 'digcomp-3.0', '5.1'), ('switch-on', 'pix', '5'), ('switch-on', 'coop-thematique', 'prendre_en_main_du_materiel'),
    ('connect', 'digcomp-2.2', '5.1'), ('connect', 'digcomp-3.0', '5.1'), ('connect', 'pix', '5'), ('connect', 'coop-thematique', 'navigation_sur_internet'),
    ('search', 'digcomp-2.2', '1.1'), ('search', 'digcomp-3.0', '1.1'), ('search', 'pix', '1'), ('search', 'coop-thematique', 'navigation_sur_internet'),
    ('message', 'digcomp-2.2', '2.1'), ('message', 'digcomp-3.0', '2.1'), ('message', 'pix', '2'), ('message', 'coop-thematique', 'email'),
    ('photograph', 'digcomp-2.2', '2.2'), ('photograph', 'digcomp-3.0', '2.2'), ('photograph', 'pix', '2'), ('photograph', 'coop-thematique', 'gere_ses_contenus_numeriques'),
    ('sign-in', 'digcomp-2.2', '4.2'), ('sign-in', 'digcomp-3.0', '4.2'), ('sign-in', 'pix', '4'), ('sign-in', 'coop-thematique', 'securite_numerique'),
    ('form', 'digcomp-2.2', '2.3'), ('form', 'digcomp-3.0', '2.3'), ('form', 'pix', '2'), ('form', 'coop-thematique', 'aide_aux_demarches_administratives'),
    ('scam', 'digcomp-2.2', '4.1'), ('scam', 'digcomp-3.0', '4.1'), ('scam', 'pix', '4'), ('scam', 'coop-thematique', 'securite_numerique')
) a (code, framework, outside);
