call access.bind_key('loadcurves.reading', 'reading_case_file_fkey');

-- the climate of a department is replaced, never taken away
drop policy remove on loadcurves.climate;
revoke delete on loadcurves.climate from ${app};
