// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Parvis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The borders between modules: each knows only the modules that its package names, and there is no circle. */
class ModulesTest {
    private static final Path DRAWN = Path.of("target/spring-modulith-docs");

    private final ApplicationModules modules = ApplicationModules.of(Parvis.class, new WithoutTests());

    @Test
    void each_module_knows_only_the_modules_it_names() {
        modules.verify();
    }

    /** Half a minute of drawing that proves nothing of the borders. */
    @Test
    @EnabledIfSystemProperty(named = "parvis.test.all", matches = "true")
    void the_map_of_the_modules_can_be_drawn() {
        new Documenter(modules).writeModuleCanvases().writeIndividualModulesAsPlantUml();
        assertThat(modules).isNotEmpty().allSatisfy(module -> {
            var name = module.getIdentifier();
            assertThat(DRAWN.resolve("module-" + name + ".adoc")).isNotEmptyFile();
            assertThat(DRAWN.resolve("module-" + name + ".puml")).content().contains("@startuml", "@enduml");
        });
    }
}
