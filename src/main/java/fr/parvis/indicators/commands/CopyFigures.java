// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.commands;

import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.runtime.Command;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code bin/parvis figures copy --rebuild}: makes the copy of the figures anew beside the one that answers; a Parvis that runs takes it within seconds. */
@Component
class CopyFigures implements Command {
    private final FigureCopy copy;

    CopyFigures(FigureCopy copy) {
        this.copy = copy;
    }

    @Override
    public String name() {
        return "figures copy";
    }

    @Override
    public String usage() {
        return "--rebuild — refait la copie des chiffres à côté de l'ancienne, qui répond jusque-là";
    }

    @Override
    public int run(List<String> args, Out out) {
        if (!args.equals(List.of("--rebuild"))) {
            out.line("« figures copy » demande --rebuild.");
            return 2;
        }
        try {
            out.line("Copie des chiffres refaite : " + copy.make()
                    + ". Parvis la prend en quelques secondes s'il est en marche.");
            return 0;
        } catch (RuntimeException e) {
            out.line(
                    FigureCopy.isFull(e)
                            ? "Le disque est plein : la copie n'a pas été refaite. L'ancienne et la base répondent comme avant."
                            : "La copie n'a pas été refaite : " + e.getMessage()
                                    + ". L'ancienne et la base répondent comme avant.");
            return 1;
        }
    }
}
