// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.people.PersonColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Columns of other modules that name a person: each is known to what merges and erases files. */
@ParvisTest
class PersonColumnsTest {
    /** Letters go where their case goes, by their own module. */
    private static final Set<String> FOLLOW_OTHERWISE = Set.of("letters.letter.person");

    @Autowired
    List<PersonColumn> columns;

    @Test
    void each_key_to_a_person_is_declared() throws SQLException {
        try (var owner = RawDatabase.asOwner()) {
            var keys = new TreeSet<>(RawDatabase.list(owner, """
                select k.conrelid::regclass || '.' || a.attname from pg_constraint k
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'association'
                where k.contype = 'f' and k.confrelid = 'people.person'::regclass and k.conrelid::regclass::text not like 'people.%'"""));
            var declared = new ArrayList<>(FOLLOW_OTHERWISE);
            for (var it : columns) declared.add(it.name());
            assertThat(declared).containsExactlyInAnyOrderElementsOf(keys);
        }
    }
}
