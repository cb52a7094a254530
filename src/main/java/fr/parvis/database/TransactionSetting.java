// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Settings of the database until the transaction ends. A setting {@code parvis.…} opens rows to policies before anybody has
 * signed in, by the hash of a code or a link.
 */
public final class TransactionSetting {
    private TransactionSetting() {}

    public static void set(JdbcClient database, String name, String value) {
        database.sql("select set_config(:name, :value, true)")
                .param("name", name)
                .param("value", value)
                .query(String.class)
                .single();
    }

    /** @param hashes set as hexadecimal numbers, with commas between */
    public static void set(JdbcClient database, String name, byte[]... hashes) {
        set(database, name, Arrays.stream(hashes).map(HexFormat.of()::formatHex).collect(Collectors.joining(",")));
    }

    /** Plans statements for the values at hand: a plan for any value may serve these badly. */
    public static void planForValues(JdbcClient database) {
        set(database, "plan_cache_mode", "force_custom_plan");
    }
}
