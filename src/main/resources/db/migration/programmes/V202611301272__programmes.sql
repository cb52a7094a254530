create schema programmes;
grant usage on schema programmes to ${app};

-- A file of acts for La Coop, as it was made. Its lines are written anew from the acts each time it is fetched.
create table programmes.coop_file (
    id          uuid primary key,
    association uuid not null references access.association,
    number      int not null check (number >= 1),
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    acts        int not null check (acts >= 0),
    made_by     uuid not null,
    made_at     timestamptz not null,
    unique (association, id),
    unique (association, number)
);

-- An act in a file: a visit or the session of a workshop, and what the file said of it as a hash (SHA-256 of its line). The latest file says what La Coop
-- knows of it.
create table programmes.coop_act (
    association uuid not null,
    file        uuid not null,
    act         uuid not null,
    day         date not null,
    state       text not null check (state in ('new', 'corrected', 'withdrawn')),
    hash        bytea not null,
    primary key (association, file, act),
    foreign key (association, file) references programmes.coop_file (association, id) on delete cascade
);
create index coop_act_of on programmes.coop_act (association, act);
create index coop_act_by_day on programmes.coop_act (association, day);

-- Whose digital acts count for a programme: those of an account, or of a point, from a day on.
create table programmes.rule (
    id          uuid primary key,
    association uuid not null references access.association,
    programme   text not null check (programme in ('emmaus-connect', 'conseiller-numerique', 'pass-numerique')),
    account     uuid,
    point       uuid,
    first_day   date not null,
    last_day    date check (last_day >= first_day),
    made_by     uuid not null,
    made_at     timestamptz not null,
    unique (association, id),
    check (num_nonnulls(account, point) = 1),
    foreign key (association, point) references network.point (association, id)
);

-- A visit that counts for a programme by itself.
create table programmes.visit_label (
    association uuid not null,
    visit       uuid not null,
    programme   text not null check (programme in ('emmaus-connect', 'conseiller-numerique', 'pass-numerique')),
    labelled_by uuid not null,
    labelled_at timestamptz not null,
    primary key (association, visit, programme),
    foreign key (association, visit) references visits.visit (association, id)
);

do $$
declare t text;
begin
    foreach t in array array['coop_file', 'coop_act', 'rule', 'visit_label'] loop
        execute format('alter table programmes.%I enable row level security', t);
        execute format('alter table programmes.%I force row level security', t);
        execute format('create policy own on programmes.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, update, delete on programmes.coop_file to ${app};
grant select, insert on programmes.coop_act to ${app};
grant select, insert, delete on programmes.rule, programmes.visit_label to ${app};
