alter table letters.letter add unique (association, id);

call access.bind_key('letters.letter', 'letter_person_fkey');
call access.bind_key('letters.letter', 'letter_case_file_fkey');
call access.bind_key('letters.sending', 'sending_letter_fkey');

-- a number that was given is given once
revoke delete on letters.last_number from ${app};
revoke update, delete on letters.number_of_nobody from ${app};
