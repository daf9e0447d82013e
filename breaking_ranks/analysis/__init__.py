"""One function per question: tables in, tidy DataFrames out. Reads no article, draws nothing."""
