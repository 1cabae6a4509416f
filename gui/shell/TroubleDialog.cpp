// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/TroubleDialog.h"

#include "pages/Notice.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

TroubleDialog::TroubleDialog(const service::Trouble &trouble, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("The server"));
    auto *notice = new pages::Notice(pages::Notice::Closing::ByItself, this);
    notice->say(pages::Tone::Bad, QString(trouble.what + u' ' + trouble.fix).trimmed());
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *setUp = buttons->addButton(tr("Set up…"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    setUp->setAutoDefault(false);
    close->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(notice);
    if (!trouble.lines.isEmpty()) {
        auto *caption = new QLabel(tr("What the &server said last:"), this);
        auto *lines = new QPlainTextEdit(trouble.lines.join(u'\n'), this);
        lines->setReadOnly(true);
        lines->setTabChangesFocus(true);
        lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        caption->setBuddy(lines);
        layout->addWidget(caption);
        layout->addWidget(lines, 1);
    }
    layout->addWidget(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(setUp, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT setUpWanted();
    });
    resize(620, 360);
}

} // namespace gatehouse::shell
