/** What health personnel see, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.page;
