"""How boards work, as pure rules: quorum, chair, delegation, votes in writing, vacancies."""
