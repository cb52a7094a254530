// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The application may write what a statement of its writes, and no more: compares rights in the catalogue with the code. */
@ParvisTest
class GrantsTest {
    /** Rights that are used where no statement names the table, and where. */
    private static final Map<String, String> USED_OTHERWISE = Map.ofEntries(
            Map.entry("people.act_on DELETE", "ErasePerson, which goes through a list of tables"),
            Map.entry("people.reading DELETE", "ErasePerson"),
            Map.entry("contracts.day_sum INSERT", "the triggers added_to_day and taken_from_day"),
            Map.entry("contracts.day_sum UPDATE", "the same triggers"),
            Map.entry("outreach.gone_entry INSERT", "the trigger keep_count"),
            Map.entry("outreach.recount_due INSERT", "the trigger mark_list"),
            Map.entry("referrals.partner_line INSERT", "the trigger tell_partner"),
            Map.entry("referrals.partner_line UPDATE", "the trigger tell_partner"),
            Map.entry("statistics.own_sheet INSERT", "SheetTable, which writes two tables of one shape"),
            Map.entry("statistics.own_sheet UPDATE", "SheetTable"),
            Map.entry("statistics.own_sheet DELETE", "SheetTable"),
            Map.entry("statistics.recount_due INSERT", "asked for by a migration, for what stood there before"));

    /** Sessions are written by Spring Session, accounts by the module that nothing else is asked before. */
    private static final String OTHERS = "access.";

    @Test
    void no_right_to_write_is_granted_that_no_statement_uses() throws SQLException {
        var code = code();
        var unused = new TreeSet<String>();
        try (var application = RawDatabase.asApplication()) {
            for (var right : RawDatabase.list(application, """
                    select n.nspname || '.' || c.relname || ' ' || r.what
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                         unnest(array['INSERT', 'UPDATE', 'DELETE']) as r (what)
                    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                      and has_table_privilege(c.oid, r.what)""")) {
                var table = Pattern.quote(right.substring(0, right.indexOf(' '))) + "\\b";
                if (right.startsWith(OTHERS)) continue;
                var used = right.endsWith("DELETE")
                        ? List.of(
                                "delete from " + table,
                                // an erasure of a person deletes these
                                "PersonColumn\\.deleted\\(\\s*\"" + table)
                        : right.endsWith("INSERT")
                                ? List.of("insert into " + table)
                                : List.of(
                                        "update " + table,
                                        "insert into " + table + "[^\"]*do update",
                                        table + "[^\"]{0,900}for (no key )?update",
                                        // a change of keys writes these
                                        "new SealedColumn\\(\\s*\"" + table,
                                        // a merge of files moves these
                                        "PersonColumn\\.(deleted|emptied)\\(\\s*\"" + table);
                if (used.stream()
                        .noneMatch(pattern ->
                                Pattern.compile(pattern).matcher(code).find())) unused.add(right);
            }
        }
        assertThat(unused).containsExactlyInAnyOrderElementsOf(USED_OTHERWISE.keySet());
    }

    private static String code() {
        try (var product = Files.walk(Path.of("src/main/java"));
                var demonstration = Files.walk(Path.of("src/demo/java"))) {
            return Stream.concat(product, demonstration)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(GrantsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text blocks as one line each, and pieces that are put together as one text. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
