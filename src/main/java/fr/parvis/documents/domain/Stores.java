// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import fr.parvis.documents.DocumentsSettings;
import fr.parvis.runtime.ParvisSettings;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the store of documents: a folder, unless the address of an S3 store is set. */
@Configuration(proxyBeanMethods = false)
class Stores {

    @Bean
    Store documentStore(ParvisSettings parvis, DocumentsSettings settings) {
        var folder = settings.folder();
        if (settings.s3Endpoint().isBlank())
            return new FolderStore(folder.isBlank() ? parvis.lasting().resolve("documents") : Path.of(folder));
        return new S3Store(new S3Store.Place(
                URI.create(settings.s3Endpoint()),
                settings.s3Region(),
                settings.s3Bucket(),
                settings.s3Key(),
                settings.s3Secret(),
                settings.s3PathStyle(),
                settings.s3Patience()));
    }
}
