-- The network reads how many letters of each kind were read, of all associations together.
create policy sums on reading.letter_count for select using ((select current_setting('parvis.scope', true)) = 'network');
