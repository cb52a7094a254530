// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark for tests, on this machine and its loopback address only, and the facts that the tests of Parvis wrote. */
final class Sessions {
    private Sessions() {}

    static SparkSession begin(String master) {
        return Outgrow.session(
                SparkSession.builder()
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.ui.enabled", "false")
                        .config("spark.sql.shuffle.partitions", "2")
                        .config("spark.sql.warehouse.dir", "target/warehouse")
                        .config("spark.executor.cores", "1")
                        .config("spark.executor.memory", "600m"),
                master);
    }

    static Path facts() {
        var folder =
                Path.of(System.getProperty("outgrow.facts")).toAbsolutePath().normalize();
        if (!Files.exists(folder.resolve("_manifest.json")))
            throw new IllegalStateException(folder + " is not there: the test OtherEngineTest of Parvis writes it");
        return folder;
    }
}
