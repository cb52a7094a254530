-- The code by which who booked finds the appointment again; the code itself is sealed with the contact ("said").
alter table appointments.booking add code_hash bytea check (length(code_hash) = 32);
create unique index booking_by_code on appointments.booking (code_hash) where code_hash is not null;

-- Who types a code is nobody known: that row, whichever association's it is.
create policy by_code on appointments.booking for select using (
    encode(code_hash, 'hex') = any ((select string_to_array(current_setting('parvis.appointment_codes', true), ','))::text[]));
