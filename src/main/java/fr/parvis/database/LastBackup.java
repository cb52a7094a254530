// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import fr.parvis.database.engine.Backup;
import fr.parvis.runtime.ParvisSettings;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Time of the last backup of the embedded database; an external one is backed up by its own tools. */
@Component
public class LastBackup {
    private final Path data;
    private final boolean ours;

    public LastBackup(ParvisSettings parvis, DatabaseSettings settings) {
        this.data = parvis.data();
        this.ours = !settings.isExternal();
    }

    /** Whether backups are made by Parvis. */
    public boolean isOurs() {
        return ours;
    }

    /** End of the last verified backup, in seconds since 1970; 0: there was none. */
    public long epochSecond() {
        return Backup.last(data).map(at -> at.getEpochSecond()).orElse(0L);
    }
}
