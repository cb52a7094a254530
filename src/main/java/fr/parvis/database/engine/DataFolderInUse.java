// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import java.nio.file.Path;

/** Another Parvis holds the lock of the data folder. */
public final class DataFolderInUse extends EngineRefused {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path home, String holder) {
        super("Le dossier de données " + home + " est déjà utilisé par un autre Parvis (" + holder
                + "). Arrêtez-le d'abord, ou donnez un autre dossier avec PARVIS_DATA.");
    }
}
