-- The days of an arrangement are those of its association, which the code goes by; Paris may be a day before it, or behind.
alter policy partner_in_time on outreach.upload with check (
    (select current_setting('parvis.scope', true)) is distinct from 'partner'
    or exists (
        select from outreach.arrangement a
        where a.id = upload.arrangement and a.partner = upload.partner and a.association = upload.association
          and a.starts_on <= (now() at time zone 'Europe/Paris')::date + 1
          and (a.ends_on is null or a.ends_on >= (now() at time zone 'Europe/Paris')::date - 1)));
