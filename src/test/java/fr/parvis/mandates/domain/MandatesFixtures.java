// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mandates as earlier releases left them. */
public final class MandatesFixtures {
    private MandatesFixtures() {}

    /** Turns a mandate into one that was prepared when its paper said other words. Call it in a transaction of its association. */
    public static void prepareWithWords(JdbcClient database, Mandate it, UUID association, int words) {
        var paper =
                new Fingerprint.Paper(words, it.id(), association, it.said(), it.scopes(), it.days(), it.preparedOn());
        database.sql("update mandates.mandate set words = :words, hash = :hash where id = :id")
                .param("words", words)
                .param("hash", HexFormat.of().parseHex(paper.hash()))
                .param("id", it.id())
                .update();
    }
}
