// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.EnergySettings;
import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.Rulebook;
import fr.parvis.energy.domain.explain.Explanation;
import fr.parvis.energy.domain.funds.ShippedFunds;
import fr.parvis.energy.domain.rights.EnergyCheque;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, the grid of the chèque énergie, funds and explanations with the tables of this installation: the shipped ones, or some of the same names in a folder of one's own. */
@Configuration(proxyBeanMethods = false)
class TablesOfThisNetwork {

    @Bean
    BillClock billClock(EnergySettings settings) {
        return new BillClock(
                Rulebook.read(table("rules.csv", settings.folder()), table("practices.csv", settings.folder())));
    }

    @Bean
    EnergyCheque energyCheque(EnergySettings settings) {
        return EnergyCheque.read(table("cheque.csv", settings.folder()));
    }

    @Bean
    ShippedFunds shippedFunds(EnergySettings settings) {
        return ShippedFunds.read(table("funds.csv", settings.folder()));
    }

    @Bean
    Explanation explanation(EnergySettings settings) {
        return Explanation.read(
                table("explained.csv", settings.folder()), table("explained-settings.csv", settings.folder()));
    }

    private static String table(String name, String folder) {
        try {
            var own = folder.isBlank() ? null : Path.of(folder, name);
            if (own != null && Files.exists(own)) return Files.readString(own);
            try (var in = TablesOfThisNetwork.class.getResourceAsStream("/energy/" + name)) {
                return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + name + " of the rules of energy cannot be read", e);
        }
    }
}
