create schema procedures;
grant usage on schema procedures to ${app};

-- The official guide as it was last taken in: one row for each import that was applied.
create table procedures.edition (
    number      int primary key,
    imported_at timestamptz not null,
    source      text not null check (length(source) between 1 and 300),
    sheets      int not null check (sheets >= 0),
    withdrawn   int not null check (withdrawn >= 0)
);

-- One sheet. "body": its blocks; "papers": what to bring, by case; "services": forms and services online; "places": where; "related": other sheets.
create table procedures.sheet (
    id       text primary key check (id ~ '^[FN][0-9]{1,8}$'),
    edition  int not null,
    title    text not null check (length(title) between 1 and 500),
    kind     text not null check (kind in ('sheet', 'question', 'file')),
    dated    date not null,
    path     text[] not null,
    answer   text not null,
    papers   jsonb not null,
    services jsonb not null,
    places   text[] not null,
    related  jsonb not null,
    body     jsonb not null
);

-- What the flow no longer holds.
create table procedures.withdrawn (
    id    text primary key check (id ~ '^[FN][0-9]{1,8}$'),
    title text not null,
    since date not null
);

-- Which sheets help with a theme and an operator; no operator is any.
create table procedures.link (
    theme    text not null check (theme ~ '^[a-z0-9-]{1,60}$'),
    operator text not null default '' check (operator ~ '^[a-z0-9-]{0,60}$'),
    sheet    text not null check (sheet ~ '^[FN][0-9]{1,8}$'),
    place    int not null default 100,
    primary key (theme, operator, sheet)
);

-- Words that people say, and those of the guide. A row is ended, never changed. "said": as typed, compared without accents; "points": how many typed it,
-- where it comes from searches.
create table procedures.plain_word (
    id       uuid primary key default gen_random_uuid(),
    said     text not null check (length(said) between 2 and 60),
    means    text not null check (length(means) between 2 and 120),
    source   text not null check (source in ('shipped', 'network')),
    added_by uuid,
    added_at timestamptz not null default now(),
    ended_by uuid,
    ended_at timestamptz
);
create unique index plain_word_once on procedures.plain_word (lower(said), lower(means)) where ended_at is null;

-- Words of searches that found nothing, as hashes until enough points have typed them: neither the words nor the point can be read from here.
create table procedures.unfound (
    words bytea not null check (length(words) = 32),
    point bytea not null check (length(point) = 32),
    day   date not null,
    primary key (words, point)
);
create index unfound_by_day on procedures.unfound (day);

-- What enough points have typed in vain, for the network to say what it means.
create table procedures.proposed_word (
    said      text primary key check (length(said) between 2 and 60),
    since     date not null,
    decided_at timestamptz
);

do $$
declare t text;
begin
    foreach t in array array['edition', 'sheet', 'withdrawn', 'link', 'plain_word'] loop
        execute format('alter table procedures.%I enable row level security', t);
        execute format('alter table procedures.%I force row level security', t);
        execute format('create policy read on procedures.%I for select using (true)', t);
        execute format('create policy ship on procedures.%I for insert to current_user with check (true)', t);
        execute format('create policy write on procedures.%I for insert with check (current_setting(''parvis.scope'', true) = ''network'')', t);
        execute format('create policy change on procedures.%I for update using (current_setting(''parvis.scope'', true) = ''network'')', t);
        execute format('create policy remove on procedures.%I for delete using (current_setting(''parvis.scope'', true) = ''network'')', t);
        execute format('grant select, insert on procedures.%I to ${app}', t);
    end loop;
    foreach t in array array['unfound', 'proposed_word'] loop
        execute format('alter table procedures.%I enable row level security', t);
        execute format('alter table procedures.%I force row level security', t);
        execute format('create policy work on procedures.%I using (current_setting(''parvis.scope'', true) in (''network'', ''association''))', t);
    end loop;
end $$;
grant update, delete on procedures.sheet, procedures.withdrawn to ${app};
-- links come with the product alone
revoke insert on procedures.link from ${app};
grant update on procedures.plain_word to ${app};
grant select, insert, delete on procedures.unfound to ${app};
grant select, insert, update on procedures.proposed_word to ${app};

-- What one learned here of a sheet ("ici, le jeudi sans rendez-vous"): an association's own, or without one the network's.
create table procedures.note (
    id          uuid primary key,
    association uuid references access.association,
    sheet       text not null check (sheet ~ '^[FN][0-9]{1,8}$'),
    text        text not null check (length(text) between 2 and 300),
    written_by  uuid not null,
    written_at  timestamptz not null
);
create index note_of_sheet on procedures.note (sheet);
create index note_of_association on procedures.note (association);
alter table procedures.note enable row level security;
alter table procedures.note force row level security;
create policy read on procedures.note for select using (association is null and (select current_setting('parvis.scope', true)) in ('network', 'association')
    or association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy own on procedures.note for insert with check (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or association is null and (select current_setting('parvis.scope', true)) = 'network');
create policy remove on procedures.note for delete using (
    association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or association is null and (select current_setting('parvis.scope', true)) = 'network');
grant select, insert, delete on procedures.note to ${app};

-- The number of a sheet on a request: what helped.
create table procedures.request_sheet (
    request     uuid not null,
    association uuid not null references access.association,
    visit       uuid not null,
    sheet       text not null check (sheet ~ '^[FN][0-9]{1,8}$'),
    noted_by    uuid not null,
    noted_at    timestamptz not null,
    primary key (association, request, sheet),
    foreign key (association, request) references visits.request (association, id) on delete cascade,
    foreign key (association, visit) references visits.visit (association, id) on delete cascade
);
create index request_sheet_of_visit on procedures.request_sheet (association, visit);
create index request_sheet_of_association on procedures.request_sheet (association, noted_at);

-- How often a point opened a sheet, and how often an association searched, by month. Without an account.
create table procedures.sheet_use (
    association uuid not null references access.association,
    point       uuid,
    sheet       text not null check (sheet ~ '^[FN][0-9]{1,8}$'),
    month       date not null check (extract(day from month) = 1),
    times       int not null check (times > 0),
    unique nulls not distinct (association, point, sheet, month)
);
create table procedures.search_count (
    association uuid not null references access.association,
    month       date not null check (extract(day from month) = 1),
    searches    int not null default 0,
    unanswered  int not null default 0,
    primary key (association, month)
);
do $$
declare t text;
begin
    foreach t in array array['request_sheet', 'sheet_use', 'search_count'] loop
        execute format('alter table procedures.%I enable row level security', t);
        execute format('alter table procedures.%I force row level security', t);
        execute format('create policy own on procedures.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert on procedures.%I to ${app}', t);
    end loop;
    foreach t in array array['sheet_use', 'search_count'] loop
        execute format('create policy sums on procedures.%I for select using ((select current_setting(''parvis.scope'', true)) = ''network'')', t);
        execute format('grant update on procedures.%I to ${app}', t);
    end loop;
end $$;
