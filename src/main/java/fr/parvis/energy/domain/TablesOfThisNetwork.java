package fr.parvis.energy.domain;

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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, the grid of the chèque énergie, funds and explanations with the tables of this installation: the shipped ones, or some of the same names in a folder of one's own. */
@Configuration(proxyBeanMethods = false)
class TablesOfThisNetwork {

    @Bean
    BillClock billClock(@Value("${parvis.energy.folder:}") String folder) {
        return new BillClock(Rulebook.read(table("rules.csv", folder), table("practices.csv", folder)));
    }

    @Bean
    EnergyCheque energyCheque(@Value("${parvis.energy.folder:}") String folder) {
        return EnergyCheque.read(table("cheque.csv", folder));
    }

    @Bean
    ShippedFunds shippedFunds(@Value("${parvis.energy.folder:}") String folder) {
        return ShippedFunds.read(table("funds.csv", folder));
    }

    @Bean
    Explanation explanation(@Value("${parvis.energy.folder:}") String folder) {
        return Explanation.read(table("explained.csv", folder), table("explained-settings.csv", folder));
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
