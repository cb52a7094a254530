create schema sheets;
grant usage on schema sheets to ${app};

-- What codes of cards are hashed with, one for each association, itself sealed under the keys of persons: who reads the database
-- without those keys cannot try codes, and a change of keys seals it anew without touching a card.
create table sheets.code_secret (
    association uuid primary key references access.association,
    secret      bytea not null,
    key         text not null
);
create index code_secret_by_key on sheets.code_secret (association, key);

-- A card that somebody carries: its code is nowhere, only what it is found by. An ended or expired one stays a while without what it led
-- to, so that the answer can say so.
create table sheets.card (
    id           uuid primary key,
    association  uuid not null references access.association,
    hash         bytea not null check (length(hash) = 32),
    made_on      date not null,
    made_by      uuid not null,
    last_used_on date not null,
    ended_on     date,
    unique (association, hash)
);
create index card_by_use on sheets.card (association, last_used_on);

-- A visit joined to a card, or the sheet of a case: what the next mediator needs in order to go on. Neither name nor telephone; the lines
-- of what to do next are sealed. What is said of a case goes with the case.
create table sheets.stop (
    id          uuid primary key,
    association uuid not null,
    card        uuid not null references sheets.card on delete cascade,
    visit       uuid references visits.visit,
    case_file   uuid references cases.case_file on delete cascade,
    day         date not null,
    point       uuid not null,
    language    text not null,
    next_day    date,
    next_time   time,
    next_kind   text check (next_kind in ('meeting', 'deadline')),
    steps       bytea,
    key         text,
    joined_by   uuid not null,
    joined_at   timestamptz not null,
    check ((visit is null) <> (case_file is null)),
    check ((steps is null) = (key is null)),
    check ((next_day is null) = (next_kind is null)),
    check (next_time is null or next_day is not null),
    unique (card, visit),
    unique (card, case_file)
);
create index stop_of on sheets.stop (card, joined_at desc);
create index stop_by_visit on sheets.stop (visit) where visit is not null;
create index stop_by_case on sheets.stop (case_file) where case_file is not null;
create index stop_by_key on sheets.stop (association, key);

-- Codes that were typed and led nowhere, to slow down who guesses; forgotten after a day.
create table sheets.guess (
    id          bigint generated always as identity primary key,
    association uuid not null,
    account     uuid not null,
    at          timestamptz not null
);
create index guess_by_time on sheets.guess (association, at);

do $$
declare t text;
begin
    foreach t in array array['code_secret', 'card', 'stop', 'guess'] loop
        execute format('alter table sheets.%I enable row level security', t);
        execute format('alter table sheets.%I force row level security', t);
        execute format('create policy own on sheets.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on sheets.%I to ${app}', t);
    end loop;
end $$;
