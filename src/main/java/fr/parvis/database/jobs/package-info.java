// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.database.jobs;

import org.jspecify.annotations.NullMarked;
