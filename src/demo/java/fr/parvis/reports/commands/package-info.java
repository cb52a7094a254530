@NullMarked
package fr.parvis.reports.commands;

import org.jspecify.annotations.NullMarked;
