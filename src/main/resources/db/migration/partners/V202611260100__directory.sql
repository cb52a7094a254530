create schema partners;
grant usage on schema partners to ${app};

-- Who else can help. Without association: the network's head keeps it, for all. Nothing is deleted: a partner is closed.
create table partners.partner (
    id           uuid primary key,
    association  uuid references access.association,
    name         text not null check (length(name) between 2 and 120),
    kind         text not null check (kind ~ '^[a-z][a-z-]{1,30}$'),
    operator     text check (length(operator) <= 40),
    -- france: everywhere; else the INSEE codes of departments or communes
    territory    text not null check (territory in ('france', 'departments', 'communes')),
    places       text[] not null default '{}' check (cardinality(places) <= 100),
    postal_lines text[] not null default '{}' check (cardinality(postal_lines) <= 5),
    phone        text check (length(phone) <= 30),
    email        text check (length(email) <= 254),
    web          text check (length(web) <= 300),
    -- lower case, without accents nor signs: what a search compares with
    plain        text not null,
    checked_on   date not null,
    checked_by   uuid,
    closed_on    date,
    version      int not null default 0,
    check ((territory = 'france') = (cardinality(places) = 0))
);
create index partner_by_name on partners.partner (association, closed_on, plain);
create index partner_by_check on partners.partner (association, checked_on) where closed_on is null;

-- Where one writes or calls: a service, perhaps by the name of who answers there. Professional data only; "told_on" is the day
-- on which a named contact was told that the name is kept here. When it is closed, the name and what leads to it go.
create table partners.service (
    id           uuid primary key,
    association  uuid references access.association,
    partner      uuid not null references partners.partner,
    name         text not null check (length(name) between 2 and 120),
    contact      text check (length(contact) between 2 and 120),
    role         text check (length(role) <= 120),
    phone        text check (length(phone) <= 30),
    email        text check (length(email) <= 254),
    hours        text check (length(hours) <= 200),
    best_by      text not null default '' check (best_by in ('', 'call', 'mail', 'letter', 'portal', 'visit')),
    notes        text check (length(notes) <= 500),
    postal_lines text[] not null default '{}' check (cardinality(postal_lines) <= 5),
    plain        text not null,
    told_on      date,
    checked_on   date not null,
    checked_by   uuid,
    closed_on    date,
    version      int not null default 0,
    check (closed_on is null or contact is null and phone is null and email is null and notes is null)
);
create index service_of on partners.service (partner, closed_on, plain);

-- An association keeps its own and reads what is shared; what is shared the network's head keeps. The public sees nothing.
do $$
declare t text;
begin
    foreach t in array array['partner', 'service'] loop
        execute format('alter table partners.%I enable row level security', t);
        execute format('alter table partners.%I force row level security', t);
        execute format('create policy own on partners.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('create policy shared on partners.%I for select using (association is null and '
            || '(select current_setting(''parvis.scope'', true)) in (''association'', ''network''))', t);
        execute format('create policy share on partners.%I using (association is null and '
            || '(select current_setting(''parvis.scope'', true)) = ''network'')', t);
        execute format('grant select, insert, update on partners.%I to ${app}', t);
    end loop;
end $$;
