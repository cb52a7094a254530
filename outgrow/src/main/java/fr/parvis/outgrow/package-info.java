// SPDX-License-Identifier: EUPL-1.2
/** The facts that the command {@code figures parquet} of Parvis wrote, asked on Apache Spark: on one machine or on many. */
package fr.parvis.outgrow;
