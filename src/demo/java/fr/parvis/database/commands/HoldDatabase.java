// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.commands;

import fr.parvis.database.engine.Engine;
import fr.parvis.runtime.Command;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Command that holds the embedded database until it is killed, and prints how several processes reach it as an external one. */
@Component
class HoldDatabase implements Command {
    private final ObjectProvider<Engine> engine;

    HoldDatabase(ObjectProvider<Engine> engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return "hold-database";
    }

    @Override
    public String usage() {
        return "— tient en marche la base embarquée, seule, pour plusieurs Parvis";
    }

    @Override
    public int run(List<String> args, Out out) throws InterruptedException {
        var server = engine.getIfAvailable();
        if (server == null) {
            out.line("« hold-database » tient la base embarquée : retirez PARVIS_DB_URL.");
            return 2;
        }
        out.line("PARVIS_DB_URL='" + server.url() + "'");
        out.line("PARVIS_DB_USER='" + server.appUser() + "'");
        out.line("PARVIS_DB_PASSWORD='" + server.appPassword() + "'");
        out.line("PARVIS_DB_OWNER_USER='" + server.ownerUser() + "'");
        out.line("PARVIS_DB_OWNER_PASSWORD='" + server.ownerPassword() + "'");
        new CountDownLatch(1).await();
        return 0;
    }
}
