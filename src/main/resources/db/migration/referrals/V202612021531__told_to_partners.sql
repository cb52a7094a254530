-- What a partner with an account reads of a referral: where it is and since when, of no person. Written with the referral, gone with it.
create table referrals.partner_line (
    referral      uuid primary key,
    association   uuid not null,
    partner       uuid not null,
    by_link       boolean not null,
    state         text not null,
    sent_on       date not null,
    answered_on   date,
    waiting_since date not null,
    expires_on    date not null,
    foreign key (association, referral) references referrals.referral (association, id) on delete cascade
);
create index partner_line_of on referrals.partner_line (association, partner, sent_on desc, referral);

alter table referrals.partner_line enable row level security;
alter table referrals.partner_line force row level security;
create policy own on referrals.partner_line using (association =
    (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy partner_reads on referrals.partner_line for select using (
    partner = (select nullif(current_setting('parvis.partner', true), '')::uuid)
    and association = (select nullif(current_setting('parvis.partner_of', true), '')::uuid));
grant select, insert, update on referrals.partner_line to ${app};

create function referrals.tell_partner() returns trigger language plpgsql as $$
begin
    insert into referrals.partner_line (referral, association, partner, by_link, state, sent_on, answered_on, waiting_since, expires_on)
    values (new.id, new.association, new.partner, new.way = 'link', new.state, new.sent_on, (new.answered_at at time zone 'Europe/Paris')::date, new.waiting_since,
        new.expires_on)
    on conflict (referral) do update set partner = excluded.partner, state = excluded.state, sent_on = excluded.sent_on,
        answered_on = excluded.answered_on, waiting_since = excluded.waiting_since, expires_on = excluded.expires_on;
    return null;
end $$;
create trigger tell_partner after insert or update of partner, state, sent_on, answered_at, waiting_since, expires_on on referrals.referral
    for each row execute function referrals.tell_partner();

alter table referrals.referral no force row level security;
alter table referrals.partner_line no force row level security;
insert into referrals.partner_line (referral, association, partner, by_link, state, sent_on, answered_on, waiting_since, expires_on)
select id, association, partner, way = 'link', state, sent_on, (answered_at at time zone 'Europe/Paris')::date, waiting_since, expires_on from referrals.referral;
alter table referrals.referral force row level security;
alter table referrals.partner_line force row level security;
