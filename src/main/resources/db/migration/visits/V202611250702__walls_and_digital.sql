alter table visits.visit add column team text;
alter table visits.request add column blocker text, add column support text, add column autonomy text, add column device text;

-- Why a visit was corrected after its day.
alter table visits.earlier_version add column reason text check (length(reason) <= 300);

-- What other modules may read, with the new columns.
drop view visits.counted_request;
drop view visits.counted_visit;
create view visits.counted_visit with (security_invoker = true) as
    select id, association, point, day, presence, direction, mediators, persons, age_band, gender, situation, commune, language,
           first_visit, partner, team
    from visits.visit where cancelled_at is null;
create view visits.counted_request with (security_invoker = true) as
    select r.id, r.visit, v.association, v.point, v.day, v.presence, v.mediators, r.theme, r.operator, r.level, r.result, r.blocker,
           r.minutes, r.support, r.autonomy, r.device
    from visits.request r join visits.visit v on v.id = r.visit where v.cancelled_at is null;
grant select on visits.counted_visit, visits.counted_request to ${app};

-- Walls met lately: which operator, why, at which point, when. Nothing of the person; every desk reads them, so that all know when
-- several points meet the same one. Rows live two days; what is counted is counted elsewhere.
create table visits.wall (
    request     uuid primary key,
    visit       uuid not null,
    association uuid not null,
    point       uuid not null,
    at          timestamptz not null,
    operator    text not null,
    blocker     text not null
);
create index wall_by_time on visits.wall (at);
create index wall_by_visit on visits.wall (visit);
alter table visits.wall enable row level security;
alter table visits.wall force row level security;
create policy read_all on visits.wall for select using (true);
create policy write_own on visits.wall for all using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy forget_all on visits.wall for delete using ((select current_setting('parvis.scope', true)) = 'network');
grant select, insert, delete on visits.wall to ${app};
