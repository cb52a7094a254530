-- The day of an answer is the association's, as the day of sending is: who decides passes the next move on that day.
create or replace function referrals.tell_partner() returns trigger language plpgsql as $$
begin
    insert into referrals.partner_line (referral, association, partner, by_link, state, sent_on, answered_on, waiting_since, expires_on)
    values (new.id, new.association, new.partner, new.way = 'link', new.state, new.sent_on,
        case when new.answered_at is not null then new.waiting_since end, new.waiting_since, new.expires_on)
    on conflict (referral) do update set partner = excluded.partner, state = excluded.state, sent_on = excluded.sent_on,
        answered_on = case when excluded.answered_on is not null then coalesce(partner_line.answered_on, excluded.answered_on) end,
        waiting_since = excluded.waiting_since, expires_on = excluded.expires_on;
    return null;
end $$;

alter table referrals.partner_line no force row level security;
update referrals.partner_line set answered_on = sent_on where answered_on < sent_on;
alter table referrals.partner_line force row level security;
