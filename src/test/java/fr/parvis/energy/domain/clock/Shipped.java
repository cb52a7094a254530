// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules as they are shipped. */
final class Shipped {
    static final Rulebook BOOK = Rulebook.read(text("/energy/rules.csv"), text("/energy/practices.csv"));
    static final BillClock CLOCK = new BillClock(BOOK);

    private Shipped() {}

    static String text(String resource) {
        try (var in = Shipped.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
