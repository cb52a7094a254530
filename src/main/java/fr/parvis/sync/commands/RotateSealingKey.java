// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.commands;

import fr.parvis.runtime.Command;
import fr.parvis.sync.domain.SealingKeys;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis sealing rotate}: devices seal for a new key from now on; the old ones go on opening what was sealed for them. */
@Component
class RotateSealingKey implements Command {
    private final SealingKeys keys;

    RotateSealingKey(SealingKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "sealing rotate";
    }

    @Override
    public String usage() {
        return "— change la clé pour laquelle les appareils scellent ce qu'ils gardent ; les anciennes restent";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (!args.isEmpty()) {
            out.line("Cette commande ne prend rien de plus.");
            return 2;
        }
        out.line(
                "Nouvelle clé : " + keys.rotate().id()
                        + ". Les appareils l'apprennent à leur prochaine connexion. Faites une sauvegarde : elle contient les clés.");
        return 0;
    }
}
