// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import javax.sql.DataSource;

/** Something that sees each statement on its way to the database, such as a tracer; at most one bean. */
public interface DataSourceDecorator {
    DataSource decorate(DataSource pool);
}
