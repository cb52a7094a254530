package fr.parvis.architecture;

import fr.parvis.Parvis;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The borders between modules: each knows only the modules that its package names, and there is no circle. */
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Parvis.class, new WithoutTests());

    @Test
    void each_module_knows_only_the_modules_it_names() {
        MODULES.verify();
    }

    @Test
    void the_map_of_the_modules_can_be_drawn() {
        new Documenter(MODULES).writeModuleCanvases().writeIndividualModulesAsPlantUml();
    }
}
