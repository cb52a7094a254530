-- The last day of a member is one of its association, which the code goes by; it may last longer than the database's.
alter policy line on hotline.call using (
    (select current_setting('parvis.scope', true)) = 'network'
    or (select current_setting('parvis.scope', true)) = 'association' and exists (select from hotline.member m where m.until >= current_date - 1)
    or taken_association = (select nullif(current_setting('parvis.association', true), '')::uuid)
    or code_hash = (select decode(nullif(current_setting('parvis.hotline_code', true), ''), 'hex')));
