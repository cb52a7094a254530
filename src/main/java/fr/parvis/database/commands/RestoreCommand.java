// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.commands;

import fr.parvis.database.Restoration;
import fr.parvis.runtime.Command;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names the restore among the other commands; it runs before there is an application ({@link Restoration}). */
@Component
class RestoreCommand implements Command {

    @Override
    public String name() {
        return Restoration.NAME;
    }

    @Override
    public String usage() {
        return "FICHIER — remet une sauvegarde à la place des données, Parvis arrêté ; les anciennes sont gardées";
    }

    @Override
    public int run(List<String> args, Out out) {
        throw new IllegalStateException("restore runs before the application");
    }
}
