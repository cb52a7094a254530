// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.commands;

import fr.parvis.demonstration.domain.LoadDemonstration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** {@code bin/parvis --demo}: loads the demonstration once, and recalls its accounts at each start. */
@Component
class DemoAtStart implements ApplicationRunner {
    private final LoadDemonstration demonstration;
    private final DemoCommand command;

    DemoAtStart(LoadDemonstration demonstration, DemoCommand command) {
        this.demonstration = demonstration;
        this.command = command;
    }

    @Override
    public void run(ApplicationArguments args) throws Exception {
        if (!args.containsOption("demo")) return;
        if (!demonstration.loaded())
            demonstration.load(LoadDemonstration.USUAL_SEED, LoadDemonstration.USUAL_DAYS, System.out::println);
        command.announce(System.out::println);
    }
}
