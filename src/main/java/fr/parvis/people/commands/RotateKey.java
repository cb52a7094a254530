// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.commands;

import fr.parvis.people.domain.RotateKeys;
import fr.parvis.runtime.Command;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis people rotate-key}: makes a new key and seals everything said of persons anew under it. */
@Component
class RotateKey implements Command {
    private final RotateKeys rotate;

    RotateKey(RotateKeys rotate) {
        this.rotate = rotate;
    }

    @Override
    public String name() {
        return "people rotate-key";
    }

    @Override
    public String usage() {
        return "[--resume] — change la clé qui protège les contacts et les notes, et rechiffre tout ; --resume reprend sans nouvelle clé";
    }

    @Override
    public int run(List<String> args, Out out) {
        boolean resume = args.equals(List.of("--resume"));
        if (!args.isEmpty() && !resume) {
            out.line("« people rotate-key » ne connaît que l'option --resume.");
            return 2;
        }
        if (!resume && rotate.canAdd()) out.line("Nouvelle clé : " + rotate.add() + ", ajoutée à people.key.");
        else
            out.line("Clé en cours : " + rotate.current()
                    + (rotate.canAdd() ? "." : ", la dernière de PARVIS_PEOPLE_KEYS."));
        int sealed = rotate.handle();
        out.line(sealed + " textes rechiffrés. Les anciennes clés restent : les sauvegardes d'avant en ont besoin.");
        out.line("Sauvegardez de nouveau (bin/parvis backup), clé comprise.");
        return 0;
    }
}
