create schema rollout;
grant usage on schema rollout to ${app};

-- A digital point that the network plans to open. "run_by": the association that will run it; "point": the point that it became. Criteria are in
-- one of two lists, or in none as long as nobody looked.
create table rollout.plan (
    id          uuid primary key,
    name        text not null check (length(name) between 3 and 80),
    insee       text not null references network.commune,
    run_by      uuid references access.association,
    partner     text not null default '' check (length(partner) <= 80),
    budget_line text not null default '' check (length(budget_line) <= 80),
    devices     int not null check (devices between 0 and 500),
    devices_in  int not null check (devices_in between 0 and devices),
    staff       int not null check (staff between 0 and 50),
    trained     int not null check (trained between 0 and staff),
    kept        text[] not null default '{}',
    missing     text[] not null default '{}',
    planned_on  date not null,
    expected_on date not null,
    opened_on   date,
    given_up_on date,
    point       uuid unique references network.point,
    made_by     uuid not null,
    made_at     timestamptz not null,
    version     int not null default 0,
    check (not kept && missing),
    check (opened_on is null or given_up_on is null),
    check (point is null or opened_on is not null)
);
create index plan_by_day on rollout.plan (expected_on);

-- Why an opening was put off, and to when; never changed. "days" may be below zero: it opens earlier.
create table rollout.delay (
    id       uuid primary key,
    plan     uuid not null references rollout.plan,
    cause    text not null check (cause in ('premises', 'works', 'partner', 'funding', 'recruitment', 'training', 'equipment', 'connection',
        'authorisation', 'other')),
    days     int not null check (days <> 0 and days between -1100 and 1100),
    moved_to date not null,
    noted_by uuid not null,
    noted_at timestamptz not null
);
create index delay_of_plan on rollout.delay (plan, noted_at);

do $$
declare t text;
begin
    foreach t in array array['plan', 'delay'] loop
        execute format('alter table rollout.%I enable row level security', t);
        execute format('alter table rollout.%I force row level security', t);
        execute format('create policy head on rollout.%I using ((select current_setting(''parvis.scope'', true)) = ''network'')', t);
    end loop;
end $$;
grant select, insert, update on rollout.plan to ${app};
grant select, insert on rollout.delay to ${app};

-- Sums of an association by week (its Monday), of nobody: "met": persons in sessions of workshops; "helped": persons helped with something digital;
-- "paths": paths of learners that began. The three are never added up. The network's head reads them.
create table rollout.week_sum (
    association uuid not null references access.association,
    week        date not null check (extract(isodow from week) = 1),
    met         int not null check (met >= 0),
    helped      int not null check (helped >= 0),
    paths       int not null check (paths >= 0),
    folded_at   timestamptz not null,
    primary key (association, week)
);
create index week_sum_by_week on rollout.week_sum (week);
alter table rollout.week_sum enable row level security;
alter table rollout.week_sum force row level security;
create policy own on rollout.week_sum using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy head on rollout.week_sum for select using ((select current_setting('parvis.scope', true)) = 'network');
grant select, insert, update on rollout.week_sum to ${app};
