// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The product and the demonstration without the tests: both are compiled into the same folder for the tests, and are told apart by their sources. */
final class WithoutTests implements ImportOption {
    private static final Pattern COMPILED_FOR_TESTS = Pattern.compile(".*/test-classes/([^$]+?)(\\$.*)?\\.class");

    @Override
    public boolean includes(Location location) {
        var compiled = COMPILED_FOR_TESTS.matcher(location.asURI().getPath());
        return !compiled.matches() || Files.exists(Path.of("src/demo/java", compiled.group(1) + ".java"));
    }
}
