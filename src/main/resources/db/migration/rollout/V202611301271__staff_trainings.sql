-- What those who work in an association learnt, as the association enters it: a training, a certificate, an entitlement, and until when it holds.
create table rollout.skill_of_staff (
    id           uuid primary key,
    association  uuid not null references access.association,
    account      uuid not null,
    kind         text not null check (kind in ('training', 'certificate', 'entitlement')),
    subject      text not null check (subject in ('aidants-connect', 'conseiller-numerique', 'pix', 'france-services', 'energy', 'first-aid', 'other')),
    title        text not null default '' check (length(title) <= 80),
    obtained_on  date not null,
    hours        int check (hours between 1 and 2000),
    renew_before date check (renew_before > obtained_on),
    noted_by     uuid not null,
    noted_at     timestamptz not null,
    removed_at   timestamptz,
    unique (association, id)
);
create index skill_of_staff_by_account on rollout.skill_of_staff (association, account) where removed_at is null;
create index skill_of_staff_to_renew on rollout.skill_of_staff (association, renew_before) where removed_at is null and renew_before is not null;
alter table rollout.skill_of_staff enable row level security;
alter table rollout.skill_of_staff force row level security;
create policy own on rollout.skill_of_staff using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on rollout.skill_of_staff to ${app};
